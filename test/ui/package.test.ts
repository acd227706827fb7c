/** The .vsix that users get installs in the editor and works there. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import { packageExtension } from '../support/packageExtension';
import { sharedWindow } from '../support/ui/sharedWindow';
import { installPackage } from '../support/vscodeHost/installPackage';
import { versionsFrom } from '../support/vscodeHost/versions';
import { webEditor } from '../support/vscodeHost/webEditor';

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-package-'));
  let installed = '';
  const window = sharedWindow({
    files: { 'request.http': `GET / HTTP/1.1\nAuthorization: Bearer ${unsecuredToken()}\n` },
    openFile: 'request.http',
    installExtension: async (dataFolder) => {
      const [version] = versionsFrom();
      assert.ok(version);
      installed = await installPackage(await webEditor(version), await packageFile(folder), dataFolder);
    },
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is accepted by --install-extension', () => {
    assert.match(installed, /'claimcheck\.vsix' was successfully installed/);
  });

  it('explains a token on hover', async () => {
    const hover = await window().hoverAt('eyJ');
    await hover.getByText('package-test-subject').first().waitFor();
  });
});

/** The package of this `npm test`, or one made now. */
async function packageFile(folder: string): Promise<string> {
  const made = process.env['CLAIMCHECK_VSIX'];
  if (made !== undefined && existsSync(made)) return made;
  const file = join(folder, 'claimcheck.vsix');
  await packageExtension(file);
  return file;
}

/** An unsecured JWT (RFC 7519 section 6): no key, so nothing secret. */
function unsecuredToken(): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode({ sub: 'package-test-subject', iat: 1_700_000_000 })}.`;
}
