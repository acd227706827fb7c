/** References in compiled languages. */
import type { ReferenceCase } from './referenceCase';

const inLanguage = (language: string, cases: readonly (readonly [before: string, after: string | undefined])[]) =>
  cases.map(([before, after]): ReferenceCase => ({ language, before, after }));

const expect = '.expect("API_TOKEN is not set")';

export const compiledCases: readonly ReferenceCase[] = [
  ...inLanguage('go', [
    [
      'package main\n\nimport "os"\n\nvar t = "⟦eyJh.eyJi.c2ln⟧"\n',
      'package main\n\nimport "os"\n\nvar t = os.Getenv("API_TOKEN")\n',
    ],
    [
      'package main\n\nimport (\n\t"fmt"\n)\n\nfunc f() {\n\tr.Header.Set("Authorization", "Bearer ⟦eyJh.eyJi.c2ln⟧")\n',
      'package main\n\nimport (\n\t"os"\n\t"fmt"\n)\n\nfunc f() {\n\tr.Header.Set("Authorization", "Bearer " + os.Getenv("API_TOKEN"))\n',
    ],
    [
      'package main\n\nconst token = "⟦eyJh.eyJi.c2ln⟧"\n',
      'package main\n\nimport "os"\n\nvar token = os.Getenv("API_TOKEN")\n',
    ],
    [
      'package main\nimport "os"\nvar t = `⟦eyJh.eyJi.c2ln⟧`\n',
      'package main\nimport "os"\nvar t = os.Getenv("API_TOKEN")\n',
    ],
    [
      'package main\nimport "fmt"\nvar t = "⟦eyJh." +\n\t"eyJi.c2ln⟧"\n',
      'package main\nimport "fmt"\nimport "os"\nvar t = os.Getenv("API_TOKEN")\n',
    ],
    [
      'package main\nimport "os"\nvar b = `{"t":"⟦eyJh.eyJi.c2ln⟧"}`\n',
      'package main\nimport "os"\nvar b = `{"t":"` + os.Getenv("API_TOKEN") + `"}`\n',
    ],
  ]),
  ...inLanguage('java', [
    [
      '  private static final String TOKEN = "⟦eyJh.eyJi.c2ln⟧";\n',
      '  private static final String TOKEN = System.getenv("API_TOKEN");\n',
    ],
    [
      'request.header("Authorization", "Bearer ⟦eyJh.eyJi.c2ln⟧");\n',
      'request.header("Authorization", "Bearer " + System.getenv("API_TOKEN"));\n',
    ],
    ['String t = "⟦eyJh." // header\n    + "eyJi.c2ln⟧";\n', 'String t = System.getenv("API_TOKEN");\n'],
    [
      'String t = """\n    Bearer ⟦eyJh.eyJi.c2ln⟧\n    """;\n',
      'String t = """\n    Bearer """ + System.getenv("API_TOKEN") + """\n\n    """;\n',
    ],
    ['int n = "Bearer ⟦eyJh.eyJi.c2ln⟧".length();\n', 'int n = ("Bearer " + System.getenv("API_TOKEN")).length();\n'],
    ['char c = \'"\'; String t = "⟦eyJh.eyJi.c2ln⟧";\n', 'char c = \'"\'; String t = System.getenv("API_TOKEN");\n'],
  ]),
  ...inLanguage('kotlin', [
    ['val token = "⟦eyJh.eyJi.c2ln⟧"\n', 'val token = System.getenv("API_TOKEN")\n'],
    [
      'header("Authorization", "Bearer ⟦eyJh.eyJi.c2ln⟧")\n',
      'header("Authorization", "Bearer ${System.getenv("API_TOKEN")}")\n',
    ],
    ['private const val TOKEN = "⟦eyJh.eyJi.c2ln⟧"\n', 'private val TOKEN = System.getenv("API_TOKEN")\n'],
    ['val t = """a ⟦eyJh.eyJi.c2ln⟧"""\n', 'val t = """a ${System.getenv("API_TOKEN")}"""\n'],
    ['const val HEADER = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', 'val HEADER = "Bearer ${System.getenv("API_TOKEN")}"\n'],
  ]),
  ...inLanguage('groovy', [
    ["def t = '⟦eyJh.eyJi.c2ln⟧'\n", 'def t = System.getenv("API_TOKEN")\n'],
    ["def t = 'Bearer ⟦eyJh.eyJi.c2ln⟧'\n", 'def t = "Bearer ${System.getenv("API_TOKEN")}"\n'],
    ['def t = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', 'def t = "Bearer ${System.getenv("API_TOKEN")}"\n'],
    ["def t = 'a\"b ⟦eyJh.eyJi.c2ln⟧'\n", 'def t = \'a"b \' + System.getenv("API_TOKEN")\n'],
  ]),
  {
    language: 'groovy',
    file: '/p/Jenkinsfile',
    before: 'sh "curl -H ⟦eyJh.eyJi.c2ln⟧"\n',
    after: 'sh "curl -H ${env.API_TOKEN}"\n',
  },
  ...inLanguage('scala', [
    ['val t = "⟦eyJh.eyJi.c2ln⟧"\n', 'val t = System.getenv("API_TOKEN")\n'],
    ['val t = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', 'val t = "Bearer " + System.getenv("API_TOKEN")\n'],
    ['val t = s"$x ⟦eyJh.eyJi.c2ln⟧ y"\n', 'val t = s"$x " + System.getenv("API_TOKEN") + s" y"\n'],
    ['val t = """⟦eyJh.eyJi.c2ln⟧"""\n', 'val t = System.getenv("API_TOKEN")\n'],
  ]),
  ...inLanguage('csharp', [
    ['var t = "⟦eyJh.eyJi.c2ln⟧";\n', 'var t = Environment.GetEnvironmentVariable("API_TOKEN");\n'],
    [
      'h.Add("Authorization", "Bearer ⟦eyJh.eyJi.c2ln⟧");\n',
      'h.Add("Authorization", "Bearer " + Environment.GetEnvironmentVariable("API_TOKEN"));\n',
    ],
    [
      'var t = $"{scheme} ⟦eyJh.eyJi.c2ln⟧ {x}";\n',
      'var t = $"{scheme} " + Environment.GetEnvironmentVariable("API_TOKEN") + $" {x}";\n',
    ],
    [
      'var t = @"a ""b"" ⟦eyJh.eyJi.c2ln⟧";\n',
      'var t = @"a ""b"" " + Environment.GetEnvironmentVariable("API_TOKEN");\n',
    ],
    [
      '  private const string Token = "⟦eyJh.eyJi.c2ln⟧";\n',
      '  private static readonly string Token = Environment.GetEnvironmentVariable("API_TOKEN");\n',
    ],
    [
      '    const string token = "⟦eyJh.eyJi.c2ln⟧";\n',
      '    string token = Environment.GetEnvironmentVariable("API_TOKEN");\n',
    ],
    ['var t = "⟦eyJh." +\n  "eyJi.c2ln⟧";\n', 'var t = Environment.GetEnvironmentVariable("API_TOKEN");\n'],
  ]),
  ...inLanguage('vb', [
    ['Dim t = "⟦eyJh.eyJi.c2ln⟧"\n', 'Dim t = Environment.GetEnvironmentVariable("API_TOKEN")\n'],
    ['Dim t = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', 'Dim t = "Bearer " & Environment.GetEnvironmentVariable("API_TOKEN")\n'],
    ['Dim t = "a ""b"" ⟦eyJh.eyJi.c2ln⟧"\n', 'Dim t = "a ""b"" " & Environment.GetEnvironmentVariable("API_TOKEN")\n'],
    ['Const T = "⟦eyJh.eyJi.c2ln⟧"\n', undefined],
  ]),
  ...inLanguage('rust', [
    ['let t = "⟦eyJh.eyJi.c2ln⟧";\n', `let t = std::env::var("API_TOKEN")${expect};\n`],
    [
      'let t = "Bearer ⟦eyJh.eyJi.c2ln⟧ {x}";\n',
      `let t = format!("Bearer {} {{x}}", std::env::var("API_TOKEN")${expect});\n`,
    ],
    ['const TOKEN: &str = "⟦eyJh.eyJi.c2ln⟧";\n', 'const TOKEN: &str = env!("API_TOKEN");\n'],
    [
      'static AUTH: &str = "Bearer ⟦eyJh.eyJi.c2ln⟧";\n',
      'static AUTH: &str = concat!("Bearer ", env!("API_TOKEN"));\n',
    ],
    [
      'let t = r#"{"t":"⟦eyJh.eyJi.c2ln⟧"}"#;\n',
      `let t = format!(r#"{{"t":"{}"}}"#, std::env::var("API_TOKEN")${expect});\n`,
    ],
    ['println!("t ⟦eyJh.eyJi.c2ln⟧ {}", 1);\n', undefined],
    [
      'fn f<\'a>(x: &\'a str) { g("⟦eyJh.eyJi.c2ln⟧") }\n',
      `fn f<'a>(x: &'a str) { g(std::env::var("API_TOKEN")${expect}) }\n`,
    ],
  ]),
  ...inLanguage('swift', [
    ['let t = "⟦eyJh.eyJi.c2ln⟧"\n', 'let t = ProcessInfo.processInfo.environment["API_TOKEN"] ?? ""\n'],
    [
      'let t = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n',
      'let t = "Bearer \\(ProcessInfo.processInfo.environment["API_TOKEN"] ?? "")"\n',
    ],
    [
      'let t = """\n⟦eyJh.eyJi.c2ln⟧\n"""\n',
      'let t = """\n\\(ProcessInfo.processInfo.environment["API_TOKEN"] ?? "")\n"""\n',
    ],
    ['// ⟦eyJh.eyJi.c2ln⟧\n', '// ProcessInfo.processInfo.environment["API_TOKEN"] ?? ""\n'],
  ]),
  ...inLanguage('dart', [
    [
      "import 'dart:io';\nfinal t = '⟦eyJh.eyJi.c2ln⟧';\n",
      "import 'dart:io';\nfinal t = Platform.environment['API_TOKEN']!;\n",
    ],
    [
      "import 'dart:io';\nconst t = '⟦eyJh.eyJi.c2ln⟧';\n",
      "import 'dart:io';\nfinal t = Platform.environment['API_TOKEN']!;\n",
    ],
    [
      "import 'dart:io';\nfinal t = 'Bearer ⟦eyJh.eyJi.c2ln⟧';\n",
      "import 'dart:io';\nfinal t = 'Bearer ${Platform.environment['API_TOKEN']}';\n",
    ],
    [
      "import 'b.dart';\nfinal t = r'$ ⟦eyJh.eyJi.c2ln⟧';\n",
      "import 'dart:io';\nimport 'b.dart';\nfinal t = r'$ ' + Platform.environment['API_TOKEN']!;\n",
    ],
  ]),
  ...inLanguage('cpp', [
    ['const char *t = "⟦eyJh.eyJi.c2ln⟧";\n', 'const char *t = getenv("API_TOKEN");\n'],
    ['auto t = "⟦eyJh."\n  "eyJi.c2ln⟧";\n', 'auto t = getenv("API_TOKEN");\n'],
    ['auto t = "Bearer ⟦eyJh.eyJi.c2ln⟧";\n', undefined],
    ['// ⟦eyJh.eyJi.c2ln⟧\n', '// getenv("API_TOKEN")\n'],
  ]),
  ...inLanguage('julia', [
    ['t = "⟦eyJh.eyJi.c2ln⟧"\n', 't = ENV["API_TOKEN"]\n'],
    ['t = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', 't = "Bearer $(ENV["API_TOKEN"])"\n'],
    ['t = """⟦eyJh.eyJi.c2ln⟧ x"""\n', 't = """$(ENV["API_TOKEN"]) x"""\n'],
    ['# ⟦eyJh.eyJi.c2ln⟧\n', '# ENV["API_TOKEN"]\n'],
  ]),
];
