/** References in languages that are run from their source. */
import type { ReferenceCase } from './referenceCase';

const inLanguage = (language: string, cases: readonly (readonly [before: string, after: string | undefined])[]) =>
  cases.map(([before, after]): ReferenceCase => ({ language, before, after }));

export const scriptCases: readonly ReferenceCase[] = [
  ...inLanguage('typescript', [
    ["const token = '⟦eyJh.eyJi.c2ln⟧';\n", 'const token = process.env.API_TOKEN;\n'],
    ['send("⟦eyJh.eyJi.c2ln⟧", 5);\n', 'send(process.env.API_TOKEN, 5);\n'],
    [
      'const url = `https://x/?t=⟦eyJh.eyJi.c2ln⟧&b=${b}`;\n',
      'const url = `https://x/?t=${process.env.API_TOKEN}&b=${b}`;\n',
    ],
    ['const all = `⟦eyJh.eyJi.c2ln⟧`;\n', 'const all = process.env.API_TOKEN;\n'],
    [
      "headers: { Authorization: 'Bearer ⟦eyJh.eyJi.c2ln⟧' },\n",
      'headers: { Authorization: `Bearer ${process.env.API_TOKEN}` },\n',
    ],
    ["const t = 'a`b ⟦eyJh.eyJi.c2ln⟧ c';\n", "const t = 'a`b ' + process.env.API_TOKEN + ' c';\n"],
    ["const n = 'it\\'s ⟦eyJh.eyJi.c2ln⟧'.length;\n", "const n = ('it\\'s ' + process.env.API_TOKEN).length;\n"],
    ["const t = '⟦eyJh.eyJi.c2ln⟧'.split('.');\n", "const t = process.env.API_TOKEN.split('.');\n"],
    ["const t =\n  '⟦eyJh.' +\n  'eyJi.c2ln⟧';\n", 'const t =\n  process.env.API_TOKEN;\n'],
    ['const t = "Bearer ⟦eyJh." +\n  "eyJi.c2ln⟧";\n', 'const t = `Bearer ${process.env.API_TOKEN}`;\n'],
    [
      "const q = /'/; // don't\nconst t = '⟦eyJh.eyJi.c2ln⟧';\n",
      "const q = /'/; // don't\nconst t = process.env.API_TOKEN;\n",
    ],
    [
      'const t = `\nfirst\n  token: ⟦eyJh.eyJi.c2ln⟧\n`;\n',
      'const t = `\nfirst\n  token: ${process.env.API_TOKEN}\n`;\n',
    ],
    ['// such as ⟦eyJh.eyJi.c2ln⟧ here\n', '// such as process.env.API_TOKEN here\n'],
    ['/* such as\n   "⟦eyJh.eyJi.c2ln⟧" */\n', '/* such as\n   "process.env.API_TOKEN" */\n'],
  ]),
  ...inLanguage('javascript', [
    ["fetch('https://api.example/⟦eyJh.eyJi.c2ln⟧')\n", 'fetch(`https://api.example/${process.env.API_TOKEN}`)\n'],
    ["const t = ['⟦eyJh', 'eyJi', 'c2ln⟧'];\n", 'const t = [process.env.API_TOKEN];\n'],
    ['x = { \'token\': "⟦eyJh.eyJi.c2ln⟧" }\n', "x = { 'token': process.env.API_TOKEN }\n"],
    ['const o = ⟦{"payload":"eyJi"}⟧;\n', undefined],
  ]),
  ...inLanguage('typescriptreact', [
    ['const a = <Api token="⟦eyJh.eyJi.c2ln⟧" />;\n', 'const a = <Api token={process.env.API_TOKEN} />;\n'],
    [
      'const a = <Api onError={() => 1} auth="Bearer ⟦eyJh.eyJi.c2ln⟧" />;\n',
      'const a = <Api onError={() => 1} auth={`Bearer ${process.env.API_TOKEN}`} />;\n',
    ],
    ['const a = <code>⟦eyJh.eyJi.c2ln⟧</code>;\n', 'const a = <code>{process.env.API_TOKEN}</code>;\n'],
    ['const a="⟦eyJh.eyJi.c2ln⟧";\n', 'const a=process.env.API_TOKEN;\n'],
    ["const a = { token: '⟦eyJh.eyJi.c2ln⟧' };\n", 'const a = { token: process.env.API_TOKEN };\n'],
  ]),
  ...inLanguage('python', [
    ['import os\nTOKEN = "⟦eyJh.eyJi.c2ln⟧"\n', 'import os\nTOKEN = os.environ["API_TOKEN"]\n'],
    ["import sys, os\nTOKEN = '⟦eyJh.eyJi.c2ln⟧'\n", "import sys, os\nTOKEN = os.environ['API_TOKEN']\n"],
    [
      'import os\nh = {"Authorization": "Bearer ⟦eyJh.eyJi.c2ln⟧"}\n',
      'import os\nh = {"Authorization": f"Bearer {os.environ[\'API_TOKEN\']}"}\n',
    ],
    ["import os\nh = f'{scheme} ⟦eyJh.eyJi.c2ln⟧'\n", 'import os\nh = f\'{scheme} {os.environ["API_TOKEN"]}\'\n'],
    [
      'import os\nt = "{} ⟦eyJh.eyJi.c2ln⟧".format(1)\n',
      'import os\nt = ("{} " + os.environ["API_TOKEN"]).format(1)\n',
    ],
    ['import os\nt = (\n    "⟦eyJh."\n    "eyJi.c2ln⟧"\n)\n', 'import os\nt = (\n    os.environ["API_TOKEN"]\n)\n'],
    [
      'import os\nt = ("Bearer "\n    "⟦eyJh.eyJi.c2ln⟧")\n',
      'import os\nt = ("Bearer "\n    + os.environ["API_TOKEN"])\n',
    ],
    [
      'import os\nt = ("⟦eyJh.eyJi.c2ln⟧"\n    " and more")\n',
      'import os\nt = (os.environ["API_TOKEN"] +\n    " and more")\n',
    ],
    ['import os\nt = b"⟦eyJh.eyJi.c2ln⟧"\n', 'import os\nt = os.environ["API_TOKEN"].encode()\n'],
    ["import os\nt = r'\\d ⟦eyJh.eyJi.c2ln⟧'\n", "import os\nt = r'\\d ' + os.environ['API_TOKEN']\n"],
    ['import os\nt = """a\n⟦eyJh.eyJi.c2ln⟧\n"""\n', 'import os\nt = f"""a\n{os.environ[\'API_TOKEN\']}\n"""\n'],
    ['import requests\nt = "⟦eyJh.eyJi.c2ln⟧"\n', 'import os\nimport requests\nt = os.environ["API_TOKEN"]\n'],
    ['t = "⟦eyJh.eyJi.c2ln⟧"\n', 'import os\n\nt = os.environ["API_TOKEN"]\n'],
    [
      '#!/usr/bin/env python3\n"""What\nit does."""\nfrom __future__ import annotations\nt = "⟦eyJh.eyJi.c2ln⟧"\n',
      '#!/usr/bin/env python3\n"""What\nit does."""\nfrom __future__ import annotations\n\nimport os\nt = os.environ["API_TOKEN"]\n',
    ],
  ]),
  ...inLanguage('ruby', [
    ['token = "⟦eyJh.eyJi.c2ln⟧"\n', 'token = ENV.fetch("API_TOKEN")\n'],
    ["token = '⟦eyJh.eyJi.c2ln⟧'\n", "token = ENV.fetch('API_TOKEN')\n"],
    [
      'h = { "Authorization" => "Bearer ⟦eyJh.eyJi.c2ln⟧" }\n',
      'h = { "Authorization" => "Bearer #{ENV.fetch(\'API_TOKEN\')}" }\n',
    ],
    ["h = 'Bearer ⟦eyJh.eyJi.c2ln⟧'\n", 'h = "Bearer #{ENV.fetch(\'API_TOKEN\')}"\n'],
    ['h = \'say "⟦eyJh.eyJi.c2ln⟧"\'\n', "h = 'say \"' + ENV.fetch('API_TOKEN') + '\"'\n"],
    ['t = <<~EOS\n  token: ⟦eyJh.eyJi.c2ln⟧\nEOS\n', "t = <<~EOS\n  token: #{ENV.fetch('API_TOKEN')}\nEOS\n"],
    ["t = <<~'EOS'\n  token: ⟦eyJh.eyJi.c2ln⟧\nEOS\n", undefined],
    ['list << token\nt = "⟦eyJh." \\\n  "eyJi.c2ln⟧"\n', 'list << token\nt = ENV.fetch("API_TOKEN")\n'],
  ]),
  ...inLanguage('php', [
    ["$token = '⟦eyJh.eyJi.c2ln⟧';\n", "$token = getenv('API_TOKEN');\n"],
    ['$token = "⟦eyJh.eyJi.c2ln⟧";\n', '$token = getenv("API_TOKEN");\n'],
    [
      "$h = ['Authorization' => 'Bearer ⟦eyJh.eyJi.c2ln⟧'];\n",
      "$h = ['Authorization' => 'Bearer ' . getenv('API_TOKEN')];\n",
    ],
    ['$url = "$base/?t=⟦eyJh.eyJi.c2ln⟧&x=1";\n', '$url = "$base/?t=" . getenv("API_TOKEN") . "&x=1";\n'],
    ["$t = '⟦eyJh.' .\n  'eyJi.c2ln⟧';\n", "$t = getenv('API_TOKEN');\n"],
    ["  private const TOKEN = '⟦eyJh.eyJi.c2ln⟧';\n", undefined],
    ['$t = <<<EOT\n⟦eyJh.eyJi.c2ln⟧\nEOT;\n', "$t = <<<EOT\n{$_ENV['API_TOKEN']}\nEOT;\n"],
  ]),
  ...inLanguage('perl', [
    ['my $t = "⟦eyJh.eyJi.c2ln⟧";\n', 'my $t = $ENV{API_TOKEN};\n'],
    ['my $t = "Bearer ⟦eyJh.eyJi.c2ln⟧";\n', 'my $t = "Bearer $ENV{API_TOKEN}";\n'],
    ["my $t = 'Bearer ⟦eyJh.eyJi.c2ln⟧';\n", 'my $t = "Bearer $ENV{API_TOKEN}";\n'],
    ["my $t = 'a$b ⟦eyJh.eyJi.c2ln⟧';\n", "my $t = 'a$b ' . $ENV{API_TOKEN};\n"],
  ]),
  ...inLanguage('lua', [
    ['local t = "⟦eyJh.eyJi.c2ln⟧"\n', 'local t = os.getenv("API_TOKEN")\n'],
    ["local t = 'Bearer ⟦eyJh.eyJi.c2ln⟧'\n", "local t = 'Bearer ' .. os.getenv('API_TOKEN')\n"],
    ['local t = [[⟦eyJh.eyJi.c2ln⟧]]\n', 'local t = os.getenv("API_TOKEN")\n'],
    ['local t = "a ⟦eyJh.eyJi.c2ln⟧ b"\n', 'local t = "a " .. os.getenv("API_TOKEN") .. " b"\n'],
  ]),
  ...inLanguage('elixir', [
    ['token = "⟦eyJh.eyJi.c2ln⟧"\n', 'token = System.fetch_env!("API_TOKEN")\n'],
    ['h = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', 'h = "Bearer #{System.fetch_env!("API_TOKEN")}"\n'],
    ['h = """\n⟦eyJh.eyJi.c2ln⟧\n"""\n', 'h = """\n#{System.fetch_env!("API_TOKEN")}\n"""\n'],
    ['# ⟦eyJh.eyJi.c2ln⟧\n', '# System.fetch_env!("API_TOKEN")\n'],
  ]),
  ...inLanguage('r', [
    ["t <- '⟦eyJh.eyJi.c2ln⟧'\n", "t <- Sys.getenv('API_TOKEN')\n"],
    ['t <- "⟦eyJh.eyJi.c2ln⟧"\n', 't <- Sys.getenv("API_TOKEN")\n'],
    ['t <- "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', 't <- paste0("Bearer ", Sys.getenv("API_TOKEN"))\n'],
    ['t <- "a ⟦eyJh.eyJi.c2ln⟧ b"\n', 't <- paste0("a ", Sys.getenv("API_TOKEN"), " b")\n'],
  ]),
];
