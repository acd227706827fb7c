/** What the scopes that sign-ins ask for most let the holder of a token do. */

const meanings: ReadonlyMap<string, string> = new Map([
  // OpenID Connect Core 1.0 sections 3.1.2.1, 5.4 and 11.
  ['openid', 'Says who you are, in an ID token.'],
  ['profile', 'Your name, picture and other details of your profile.'],
  ['email', 'Your e-mail address, and whether it is verified.'],
  ['address', 'Your postal address.'],
  ['phone', 'Your phone number, and whether it is verified.'],
  ['offline_access', 'Stays signed in: new tokens without you, until you sign out or take access away.'],
  // Entra and Microsoft Graph.
  ['User.Read', 'Reads your profile at Microsoft.'],
  // GitHub.
  ['repo', 'Reads and writes your repositories, private ones too.'],
  ['public_repo', 'Reads and writes your public repositories.'],
  ['read:user', 'Reads your profile.'],
  ['user:email', 'Reads your e-mail addresses.'],
  ['user', 'Reads and changes your profile.'],
  ['read:org', 'Reads which organizations and teams you are in.'],
  ['admin:org', 'Manages your organizations and teams.'],
  ['gist', 'Writes gists.'],
  ['workflow', 'Changes the workflows of GitHub Actions.'],
  ['delete_repo', 'Deletes repositories.'],
  // GitLab.
  ['api', 'Everything that the API can do as you.'],
  ['read_api', 'Reads everything that the API shows you.'],
  ['read_user', 'Reads your profile.'],
  ['read_repository', 'Reads repositories, private ones too.'],
  ['write_repository', 'Reads and writes repositories, private ones too.'],
  // AWS IAM Identity Center.
  ['sso:account:access', 'Uses the AWS accounts and roles that are assigned to you.'],
  // Google.
  ['https://www.googleapis.com/auth/cloud-platform', 'Sees and changes everything in Google Cloud that you can.'],
  ['https://www.googleapis.com/auth/userinfo.email', 'Your e-mail address.'],
  ['https://www.googleapis.com/auth/userinfo.profile', 'Your name, picture and other details of your profile.'],
]);

/** Undefined for a scope that only its server can explain. */
export function scopeMeaning(scope: string): string | undefined {
  return meanings.get(scope) ?? (scope.endsWith('/.default') ? 'All that this app was ever granted there.' : undefined);
}
