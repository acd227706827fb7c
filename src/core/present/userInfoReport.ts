/** Writes what the userinfo endpoint said of the person behind a token (OpenID Connect Core section 5.3). */
import { answerFindings } from '../oauth/answerFindings';
import type { JsonObject } from '../token/decoded';
import { findingLine, inSpan, listOf, memberLines, type AnswerTimes } from './answers';
import { prose } from './words';

export interface UserInfoReport extends AnswerTimes {
  readonly userInfo: JsonObject;
  /** The ID token of the session, whose subject this has to be (section 5.3.2); without one, the access token. */
  readonly subjectToken: string;
  /** As sent; neither is in the report. */
  readonly accessToken: string;
  /** What a person knows the account by. */
  readonly account: string;
  readonly profile: string;
  /** Where the token was sent. */
  readonly endpoint: string;
}

/** A Markdown document; the server's text in it is escaped. */
export function userInfoReport(report: UserInfoReport): string {
  const { userInfo, subjectToken, accessToken, account, profile, endpoint } = report;
  const findings = answerFindings(subjectToken, { userinfo: userInfo });
  const said = memberLines(userInfo, report, accessToken);
  return [
    '# User information',
    [
      `Of ${account === '' ? 'an account without a name' : `**${prose(account)}**`} at **${prose(profile)}**.`,
      `The access token was sent to ${inSpan(endpoint, 200)}.`,
    ].join('\\\n'),
    ...(findings.length === 0
      ? []
      : [
          '## What the rules find',
          listOf([
            ...findings.map(findingLine),
            'Nothing below may be taken for claims about the subject of the token (OpenID Connect Core section 5.3.4).',
          ]),
        ]),
    '## What the server says',
    said.length === 0
      ? 'Nothing: the answer is empty. More scopes, such as `profile` and `email`, bring more.'
      : listOf(said),
    'This is what the server says now, not what a token vouches for: an API decides by the token alone.',
    '',
  ].join('\n\n');
}
