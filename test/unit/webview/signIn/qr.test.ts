/** QR codes: module by module what another encoder draws, with the quiet zone that cameras need. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { type QrDrawing, qrDrawing } from '../../../../src/webview/signIn/state/qr';

/** Drawn by the npm package `qrcode` 1.5.4: byte mode, level M, mask 1. */
const expected = readFileSync(
  join(import.meta.dirname, '../../../fixtures/webview/qr-github-device.txt'),
  'utf8',
).trimEnd();

describe('qrDrawing', () => {
  it('draws what another encoder draws, with four light modules all round', () => {
    const drawing = qrDrawing('https://github.com/login/device');
    assert.ok(drawing);
    const rows = rowsOf(drawing);
    const light = '.'.repeat(drawing.size);
    assert.deepEqual(rows.slice(0, 4), [light, light, light, light]);
    assert.deepEqual(rows.slice(-4), [light, light, light, light]);
    assert.equal(
      rows
        .slice(4, -4)
        .map((row) => row.slice(4, -4))
        .join('\n'),
      expected,
    );
    for (const row of rows) assert.match(row, /^\.{4}.*\.{4}$/);
  });

  it('draws another picture for another code', () => {
    const one = qrDrawing('https://login.example.com/device?user_code=WDJB-MJHT');
    const other = qrDrawing('https://login.example.com/device?user_code=WDJB-MJHV');
    assert.notEqual(one?.path, other?.path);
  });

  it('holds characters beyond ASCII and markup as they are, and its path holds digits and commands only', () => {
    for (const text of ['https://x.example/"><script>alert(1)</script>', 'https://x.example/ключ\u{202E}', '\u0000']) {
      assert.match(qrDrawing(text)?.path ?? '', /^(?:M\d+ \d+h\d+v1H\d+z)+$/);
    }
  });

  it('draws no address that means another machine on a phone', () => {
    const here = [
      'localhost',
      'LOCALHOST:3000',
      'id.localhost',
      'localhost.',
      '127.0.0.1:8080',
      '127.1',
      '[::1]:80',
      '0.0.0.0',
    ];
    for (const host of here) assert.equal(qrDrawing(`http://${host}/device?user_code=WDJB-MJHT`), undefined, host);
    for (const host of ['localhost.example.com', '192.168.1.5:3000', '[fe80::1]', 'my-localhost.example', '12.7.0.1'])
      assert.notEqual(qrDrawing(`https://${host}/device`), undefined, host);
  });

  it('draws nothing when there is nothing, or more than a camera reads at that size', () => {
    assert.equal(qrDrawing(''), undefined);
    assert.notEqual(qrDrawing('a'.repeat(300)), undefined);
    assert.equal(qrDrawing('a'.repeat(301)), undefined);
    assert.notEqual(qrDrawing('ж'.repeat(300)), undefined);
  });
});

/** The picture that the path draws: `#` is dark. */
function rowsOf({ size, path }: QrDrawing): readonly string[] {
  const dark = new Set<string>();
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let step = 0; step < Number(run); step += 1) dark.add(`${String(Number(x) + step)} ${String(y)}`);
  }
  const indexes = Array.from({ length: size }, (_, index) => index);
  return indexes.map((y) => indexes.map((x) => (dark.has(`${String(x)} ${String(y)}`) ? '#' : '.')).join(''));
}
