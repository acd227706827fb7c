/** References in shells, configuration, requests and pipelines. */
import type { ReferenceCase } from './referenceCase';

const inLanguage = (
  language: string,
  file: string,
  cases: readonly (readonly [before: string, after: string | undefined])[],
) => cases.map(([before, after]): ReferenceCase => ({ language, file, before, after }));

export const textCases: readonly ReferenceCase[] = [
  ...inLanguage('shellscript', '/p/login.sh', [
    ['TOKEN=⟦eyJh.eyJi.c2ln⟧\n', 'TOKEN="${API_TOKEN}"\n'],
    ["TOKEN='⟦eyJh.eyJi.c2ln⟧'\n", 'TOKEN="${API_TOKEN}"\n'],
    ['TOKEN="⟦eyJh.eyJi.c2ln⟧"\n', 'TOKEN="${API_TOKEN}"\n'],
    ['curl -H "Authorization: Bearer ⟦eyJh.eyJi.c2ln⟧" $URL\n', 'curl -H "Authorization: Bearer ${API_TOKEN}" $URL\n'],
    ["curl -H 'Authorization: Bearer ⟦eyJh.eyJi.c2ln⟧' $URL\n", 'curl -H "Authorization: Bearer ${API_TOKEN}" $URL\n'],
    ['curl -d \'{"t":"⟦eyJh.eyJi.c2ln⟧"}\' $URL\n', 'curl -d \'{"t":"\'"${API_TOKEN}"\'"}\' $URL\n'],
    ["cat <<EOF\nit's ⟦eyJh.eyJi.c2ln⟧\nEOF\n", "cat <<EOF\nit's ${API_TOKEN}\nEOF\n"],
    ["cat <<'EOF'\n⟦eyJh.eyJi.c2ln⟧\nEOF\n", undefined],
    ['cat <<EOF\na\nEOF\nt="⟦eyJh.eyJi.c2ln⟧"\n', 'cat <<EOF\na\nEOF\nt="${API_TOKEN}"\n'],
    ['cat <<<"⟦eyJh.eyJi.c2ln⟧"\n', 'cat <<<"${API_TOKEN}"\n'],
    ['curl -H Authorization:⟦eyJh.eyJi.c2ln⟧ \\\n  $URL\n', 'curl -H Authorization:"${API_TOKEN}" \\\n  $URL\n'],
    ['t=⟦eyJh.\\\neyJi.c2ln⟧\n', 't="${API_TOKEN}"\n'],
    ['x=${y#z} t="⟦eyJh.eyJi.c2ln⟧"\n', 'x=${y#z} t="${API_TOKEN}"\n'],
  ]),
  ...inLanguage('fish', '/p/a.fish', [
    ['set t ⟦eyJh.eyJi.c2ln⟧\n', 'set t $API_TOKEN\n'],
    ['set t "⟦eyJh.eyJi.c2ln⟧"\n', 'set t $API_TOKEN\n'],
    ['set t "a ⟦eyJh.eyJi.c2ln⟧b"\n', 'set t "a $API_TOKEN""b"\n'],
    ["set t 'a ⟦eyJh.eyJi.c2ln⟧ b'\n", "set t 'a '$API_TOKEN' b'\n"],
  ]),
  ...inLanguage('powershell', '/p/a.ps1', [
    ['$t = "⟦eyJh.eyJi.c2ln⟧"\n', '$t = $env:API_TOKEN\n'],
    ["$h = @{ Authorization = 'Bearer ⟦eyJh.eyJi.c2ln⟧' }\n", '$h = @{ Authorization = "Bearer ${env:API_TOKEN}" }\n'],
    ['$h = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', '$h = "Bearer $env:API_TOKEN"\n'],
    ['$h = "⟦eyJh.eyJi.c2ln⟧:x"\n', '$h = "${env:API_TOKEN}:x"\n'],
    ["$h = 'a$b ⟦eyJh.eyJi.c2ln⟧'\n", "$h = 'a$b ' + $env:API_TOKEN\n"],
    ['$h = "⟦eyJh." + `\n  "eyJi.c2ln⟧"\n', '$h = $env:API_TOKEN\n'],
  ]),
  ...inLanguage('bat', 'C:\\p\\a.bat', [
    ['set TOKEN=⟦eyJh.eyJi.c2ln⟧\r\n', 'set TOKEN=%API_TOKEN%\r\n'],
    ['set "TOKEN=⟦eyJh.eyJi.c2ln⟧"\r\n', 'set "TOKEN=%API_TOKEN%"\r\n'],
    ['curl -H "Authorization: Bearer ⟦eyJh.eyJi.c2ln⟧"\r\n', 'curl -H "Authorization: Bearer %API_TOKEN%"\r\n'],
    ["rem it's ⟦eyJh.eyJi.c2ln⟧\r\n", "rem it's %API_TOKEN%\r\n"],
  ]),
  ...inLanguage('yaml', '/p/.github/workflows/ci.yml', [
    ['env:\n  TOKEN: ⟦eyJh.eyJi.c2ln⟧\n', 'env:\n  TOKEN: ${{ secrets.API_TOKEN }}\n'],
    [
      "      - run: curl -H 'Authorization: Bearer ⟦eyJh.eyJi.c2ln⟧'\n",
      "      - run: curl -H 'Authorization: Bearer ${{ secrets.API_TOKEN }}'\n",
    ],
  ]),
  ...inLanguage('yaml', 'C:\\p\\.github\\workflows\\ci.yml', [
    ['t: "⟦eyJh.eyJi.c2ln⟧"\n', 't: "${{ secrets.API_TOKEN }}"\n'],
  ]),
  ...inLanguage('yaml', '/p/docker-compose.yml', [
    ['    TOKEN: ⟦eyJh.eyJi.c2ln⟧\n', '    TOKEN: ${API_TOKEN}\n'],
    ['    - TOKEN=⟦eyJh.eyJi.c2ln⟧\n', '    - TOKEN=${API_TOKEN}\n'],
    ['    env: { TOKEN: ⟦eyJh.eyJi.c2ln⟧ }\n', '    env: { TOKEN: "${API_TOKEN}" }\n'],
    ["    env: { TOKEN: '⟦eyJh.eyJi.c2ln⟧' }\n", "    env: { TOKEN: '${API_TOKEN}' }\n"],
  ]),
  ...inLanguage('yaml', '/p/azure-pipelines.yml', [['t: ⟦eyJh.eyJi.c2ln⟧\n', 't: $(API_TOKEN)\n']]),
  ...inLanguage('json', '/p/config.json', [
    ['{ "token": "⟦eyJh.eyJi.c2ln⟧" }\n', '{ "token": "${API_TOKEN}" }\n'],
    ['{ "h": "Bearer ⟦eyJh.eyJi.c2ln⟧" }\n', '{ "h": "Bearer ${API_TOKEN}" }\n'],
    ['{ "jws": ⟦{"payload":"eyJi","signature":"c2ln"}⟧ }\n', '{ "jws": "${API_TOKEN}" }\n'],
    ['{ "a\\"b": "⟦eyJh.eyJi.c2ln⟧" }\n', '{ "a\\"b": "${API_TOKEN}" }\n'],
  ]),
  ...inLanguage('jsonc', '/p/.vscode/launch.json', [
    ['{ "env": { "T": "⟦eyJh.eyJi.c2ln⟧" } }\n', '{ "env": { "T": "${env:API_TOKEN}" } }\n'],
  ]),
  ...inLanguage('jsonc', '/p/.devcontainer/devcontainer.json', [
    ['{ "T": "⟦eyJh.eyJi.c2ln⟧" }\n', '{ "T": "${localEnv:API_TOKEN}" }\n'],
  ]),
  ...inLanguage('json', '/p/api.postman_collection.json', [
    ['{ "value": "⟦eyJh.eyJi.c2ln⟧" }\n', '{ "value": "{{API_TOKEN}}" }\n'],
  ]),
  ...inLanguage('http', '/p/requests.http', [
    ['Authorization: Bearer ⟦eyJh.eyJi.c2ln⟧\n', 'Authorization: Bearer {{$dotenv API_TOKEN}}\n'],
    ['@token = ⟦eyJh.eyJi.c2ln⟧\n', '@token = {{$dotenv API_TOKEN}}\n'],
    ['{"t":"⟦eyJh.eyJi.c2ln⟧"}\n', '{"t":"{{$dotenv API_TOKEN}}"}\n'],
    ["# it's ⟦eyJh.eyJi.c2ln⟧\n", "# it's {{$dotenv API_TOKEN}}\n"],
  ]),
  ...inLanguage('plaintext', '/p/requests.rest', [
    ['Authorization: ⟦eyJh.eyJi.c2ln⟧\n', 'Authorization: {{$dotenv API_TOKEN}}\n'],
  ]),
  ...inLanguage('dockerfile', '/p/Dockerfile', [
    ['FROM node\nENV TOKEN=⟦eyJh.eyJi.c2ln⟧\n', 'FROM node\nARG API_TOKEN\nENV TOKEN=${API_TOKEN}\n'],
    [
      'FROM node\nARG API_TOKEN\nENV TOKEN="⟦eyJh.eyJi.c2ln⟧"\n',
      'FROM node\nARG API_TOKEN\nENV TOKEN="${API_TOKEN}"\n',
    ],
    [
      'FROM node\nRUN curl \\\n  -H "Authorization: ⟦eyJh.eyJi.c2ln⟧"\n',
      'FROM node\nARG API_TOKEN\nRUN curl \\\n  -H "Authorization: ${API_TOKEN}"\n',
    ],
    [
      'ARG API_TOKEN\nFROM node\nENV TOKEN=⟦eyJh.eyJi.c2ln⟧\n',
      'ARG API_TOKEN\nFROM node\nARG API_TOKEN\nENV TOKEN=${API_TOKEN}\n',
    ],
    ['FROM node\nARG TOKEN=⟦eyJh.eyJi.c2ln⟧\n', undefined],
  ]),
  ...inLanguage('terraform', '/p/main.tf', [
    ['  token = "⟦eyJh.eyJi.c2ln⟧"\n', '  token = var.api_token\n'],
    ['  header = "Bearer ⟦eyJh.eyJi.c2ln⟧"\n', '  header = "Bearer ${var.api_token}"\n'],
    ['  h = <<-EOT\n  ⟦eyJh.eyJi.c2ln⟧\n  EOT\n', '  h = <<-EOT\n  ${var.api_token}\n  EOT\n'],
    ['# ⟦eyJh.eyJi.c2ln⟧\n', '# var.api_token\n'],
  ]),
  ...inLanguage('toml', '/p/a.toml', [
    ['token = "⟦eyJh.eyJi.c2ln⟧"\n', 'token = "${API_TOKEN}"\n'],
    ["token = '⟦eyJh.eyJi.c2ln⟧'\n", "token = '${API_TOKEN}'\n"],
  ]),
  ...inLanguage('properties', '/p/application.properties', [
    ['token=⟦eyJh.eyJi.c2ln⟧\n', 'token=${API_TOKEN}\n'],
    ['auth = Bearer ⟦eyJh.eyJi.c2ln⟧\n', 'auth = Bearer ${API_TOKEN}\n'],
  ]),
  ...inLanguage('properties', '/home/me/.npmrc', [
    ['//r.example/:_authToken=⟦eyJh.eyJi.c2ln⟧\n', '//r.example/:_authToken=${API_TOKEN}\n'],
  ]),
  ...inLanguage('makefile', '/p/Makefile', [['TOKEN = ⟦eyJh.eyJi.c2ln⟧\n', 'TOKEN = $(API_TOKEN)\n']]),
  ...inLanguage('xml', '/p/pom.xml', [['<token>⟦eyJh.eyJi.c2ln⟧</token>\n', '<token>${env.API_TOKEN}</token>\n']]),
  // Nothing that is known takes the place of a value here.
  ...inLanguage('xml', '/p/web.config.xml', [['<token>⟦eyJh.eyJi.c2ln⟧</token>\n', undefined]]),
  ...inLanguage('dotenv', '/p/.env', [['TOKEN=⟦eyJh.eyJi.c2ln⟧\n', undefined]]),
  ...inLanguage('properties', '/p/.env.local', [['TOKEN=⟦eyJh.eyJi.c2ln⟧\n', undefined]]),
  ...inLanguage('terraform-vars', '/p/prod.tfvars', [['t = "⟦eyJh.eyJi.c2ln⟧"\n', undefined]]),
  ...inLanguage('markdown', '/p/README.md', [['A token: ⟦eyJh.eyJi.c2ln⟧\n', undefined]]),
  ...inLanguage('log', '/p/a.log', [['Bearer ⟦eyJh.eyJi.c2ln⟧\n', undefined]]),
];
