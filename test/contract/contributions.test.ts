/** The manifest, `shared/contributions.ts` and the README agree, in both directions. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { hoverCommands } from '../../src/core/present/commandLinks';
import { lateCommandIds, leakActIds, leakCommandIds, sessionCommandIds } from '../../src/host/commands/lateIds';
import {
  authenticationProviderId,
  commandIds,
  commitScheme,
  contextKeys,
  documentScheme,
  ruleScheme,
  settingIds,
  submenuIds,
  viewIds,
  type Setting,
  type SettingTypes,
} from '../../src/shared/contributions';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly markdownDescription: string;
}

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations: readonly string[] };
    readonly virtualWorkspaces: boolean;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly authentication: readonly { readonly id: string; readonly label: string }[];
  } & Readonly<Record<string, unknown>>;
}

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
// The shape is what this test is about: each part is compared below.
const manifest = JSON.parse(text('package.json')) as Manifest;
const { contributes } = manifest;
const sorted = (values: Iterable<string>): readonly string[] => [...values].sort();
const menuItems = Object.values(contributes.menus).flat();

type TypeName<T> = T extends boolean
  ? 'boolean'
  : T extends number
    ? 'number'
    : T extends string
      ? 'string'
      : T extends readonly unknown[]
        ? 'array'
        : 'object';

/** The compiler keeps this table true to `SettingTypes`; the test keeps the manifest true to this table. */
const settingTypes: { readonly [K in Setting]: TypeName<SettingTypes[K]> } = {
  'claimcheck.expiryHints.enabled': 'boolean',
  'claimcheck.masking.enabled': 'boolean',
  'claimcheck.scan.maxFileSize': 'number',
  'claimcheck.issuers': 'array',
  'claimcheck.workspaceIssuers': 'array',
  'claimcheck.validation.automatic': 'string',
  'claimcheck.network.allowInsecureLoopback': 'boolean',
  'claimcheck.problems.enabled': 'boolean',
  'claimcheck.problems.exclude': 'array',
  'claimcheck.problems.maxFileSize': 'number',
  'claimcheck.leaks.problems': 'string',
  'claimcheck.rules.preset': 'string',
  'claimcheck.rules.severity': 'object',
  'claimcheck.rules.tryDemoSecrets': 'boolean',
  'claimcheck.signIn.offerFirst': 'string',
  'claimcheck.sessions.refreshAutomatically': 'boolean',
  'claimcheck.sessions.statusBar': 'boolean',
  'claimcheck.clipboard.clearAfterSeconds': 'number',
  'claimcheck.terminal.variableName': 'string',
};

/** The values of the settings with a closed set, kept true to `SettingTypes` by the compiler. */
const settingValues = {
  'claimcheck.validation.automatic': ['cachedKeys', 'always', 'never'],
  'claimcheck.leaks.problems': ['tracked', 'off'],
  'claimcheck.rules.preset': ['strict', 'recommended', 'quiet'],
  'claimcheck.signIn.offerFirst': ['automatic', 'deviceCode', 'browser'],
} as const satisfies { readonly [K in Setting]?: readonly SettingTypes[K][] };

const typeName = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

describe('commands', () => {
  it('are the same in the manifest and in the code', () => {
    assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted(Object.values(commandIds)));
  });

  it('are named by their id, in one category, each with a title of its own', () => {
    for (const [name, id] of Object.entries(commandIds)) assert.equal(id, `claimcheck.${name}`);
    for (const { category } of contributes.commands) assert.equal(category, 'Claimcheck');
    assert.equal(new Set(contributes.commands.map(({ title }) => title)).size, contributes.commands.length);
  });

  it('in menus and hovers exist', () => {
    const known = new Set<string>(Object.values(commandIds));
    for (const { command } of menuItems) assert.ok(command === undefined || known.has(command), command);
    for (const id of hoverCommands) assert.ok(known.has(id), id);
  });

  it('that need an argument or a caller to make sense stay out of the palette', () => {
    const hidden = (contributes.menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    assert.deepEqual(
      hidden.map(({ command }) => command),
      [commandIds.showDocument, commandIds.revealToken, commandIds.accessToken, commandIds.revealLeak],
    );
  });

  it('that act on leaks are in the palette where leaks are listed, and where the view has them', () => {
    const whenIn = (menu: string, id: string): string =>
      (contributes.menus[menu] ?? []).find(({ command }) => command === id)?.when ?? '';
    for (const id of leakActIds) {
      if (id === commandIds.installPreCommitHook) continue;
      const own = whenIn('commandPalette', id).split(' && ');
      assert.ok(own.includes(contextKeys.hasLeaks), id);
      const conditions = whenIn('view/item/context', id).split(' && ');
      for (const condition of conditions.filter((each) => !each.startsWith('view'))) {
        assert.ok(own.includes(condition), `${id}: ${condition}`);
      }
    }
  });

  it('that are loaded late are named once', () => {
    const late = [...lateCommandIds, ...sessionCommandIds, ...leakActIds, ...leakCommandIds];
    assert.equal(new Set(late).size, late.length);
  });
});

describe('menus', () => {
  it('have the submenus of the code', () => {
    assert.deepEqual(sorted(contributes.submenus.map(({ id }) => id)), sorted(Object.values(submenuIds)));
    for (const id of Object.values(submenuIds)) {
      assert.ok((contributes.menus[id] ?? []).length > 0, `${id} is empty`);
      assert.ok(
        menuItems.some(({ submenu }) => submenu === id),
        `${id} is in no menu`,
      );
    }
  });

  it('ask for the context keys and views of the code, and for each of them', () => {
    const clauses = [...menuItems, ...contributes.viewsWelcome].map(({ when }) => when ?? '');
    const asked = clauses.flatMap((when) => when.match(/claimcheck\.\w+/g) ?? []);
    const known = [...Object.values(contextKeys), ...Object.values(viewIds)];
    assert.deepEqual(sorted(new Set(asked)), sorted(known));
  });
});

describe('views', () => {
  it('are the same in the manifest and in the code, in one container with an icon', () => {
    const views = Object.values(contributes.views).flat();
    assert.deepEqual(sorted(views.map(({ id }) => id)), sorted(Object.values(viewIds)));
    const [container, ...others] = contributes.viewsContainers.activitybar;
    assert.ok(container);
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(contributes.views), [container.id]);
    assert.match(text(container.icon), /^<svg /);
  });

  it('tell a newcomer the next step with commands that exist', () => {
    const known = new Set<string>([...Object.values(commandIds), 'workbench.trust.manage', 'vscode.openFolder']);
    // The editor has a welcome for trees alone; the page of the panel has one of its own.
    for (const id of Object.values(viewIds).filter((view) => view !== viewIds.panel))
      assert.ok(
        contributes.viewsWelcome.some(({ view }) => view === id),
        id,
      );
    const linked = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command),
    );
    assert.ok(linked.length > 0);
    for (const command of linked) assert.ok(known.has(command), command);
  });
});

describe('the authentication provider', () => {
  it('has the id of the code', () => {
    assert.deepEqual(contributes.authentication, [{ id: authenticationProviderId, label: 'Claimcheck' }]);
  });
});

describe('settings', () => {
  const { properties } = contributes.configuration;

  it('are the same in the manifest and in the code', () => {
    assert.deepEqual(sorted(Object.keys(properties)), sorted(Object.values(settingIds)));
    assert.deepEqual(sorted(Object.keys(properties)), sorted(Object.keys(settingTypes)));
  });

  it('have the type of the code, a default of that type, and a description', () => {
    for (const [id, type] of Object.entries(settingTypes)) {
      const property = properties[id];
      assert.ok(property);
      assert.equal(property.type, type, id);
      assert.equal(typeName(property.default), type, id);
      assert.match(property.markdownDescription, /^[A-Z].{40,}\.$/u);
    }
  });

  it('with a closed set of values have the set of the code', () => {
    for (const [id, property] of Object.entries(properties)) {
      assert.deepEqual(property.enum, settingValues[id as keyof typeof settingValues], id);
    }
  });

  it('that decide whom to trust or ask belong to the user alone', () => {
    const trusting = Object.keys(properties).filter((id) =>
      /\.(?:issuers|validation|network|rules|signIn|sessions|clipboard|terminal)\b/.test(id),
    );
    assert.equal(trusting.length, 11);
    for (const id of trusting) assert.equal(properties[id]?.scope, 'application', id);
  });

  it('of a workspace that is not trusted do not count', () => {
    const { untrustedWorkspaces } = manifest.capabilities;
    const ofWorkspace = Object.entries(properties).filter(([, { scope }]) => scope !== 'application');
    assert.equal(untrustedWorkspaces.supported, 'limited');
    assert.deepEqual(sorted(untrustedWorkspaces.restrictedConfigurations), sorted(ofWorkspace.map(([id]) => id)));
  });

  it('that protect the screen belong to the user alone', () => {
    assert.equal(properties[settingIds.maskingEnabled]?.scope, 'application');
  });
});

describe('the manifest', () => {
  it('starts the extension for any document, terminal, decoded token, rule, file of a commit or redirect, and for nothing else', () => {
    const documents = [documentScheme, ruleScheme, commitScheme].map((scheme) => `onFileSystem:${scheme}`);
    assert.deepEqual(manifest.activationEvents, ['onLanguage', 'onTerminal:*', ...documents, 'onUri']);
  });

  it('shadows no key and changes no default of the editor', () => {
    assert.deepEqual(sorted(Object.keys(contributes)), [
      'authentication',
      'commands',
      'configuration',
      'menus',
      'submenus',
      'views',
      'viewsContainers',
      'viewsWelcome',
    ]);
  });

  it('has an icon of 128 by 128 pixels', () => {
    const png = readFileSync(join(root, manifest.icon));
    assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [128, 128]);
  });
});

describe('the README', () => {
  it('names every command and no other', () => {
    const readme = text('README.md');
    const { showDocument, revealToken, accessToken, revealLeak } = commandIds;
    const hidden: readonly string[] = [showDocument, revealToken, accessToken, revealLeak];
    const titles = contributes.commands.filter(({ command }) => !hidden.includes(command)).map(({ title }) => title);
    for (const title of titles) assert.ok(readme.includes(title), `the README lacks the command "${title}"`);
    for (const [, title = ''] of readme.matchAll(/`Claimcheck: ([^`]+)`/g)) assert.ok(titles.includes(title), title);
  });

  it('names every setting with its default, and no other', () => {
    const readme = text('README.md');
    for (const [id, { default: value }] of Object.entries(contributes.configuration.properties)) {
      const row = readme.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${id}\``));
      assert.ok(row, `the README lacks the setting ${id}`);
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      assert.ok(
        row.includes(`\`${shown}\``) || (Array.isArray(value) && value.length > 3),
        `${id}: the README gives another default than ${shown}`,
      );
    }
    const known = new Set<string>([
      ...Object.values(settingIds),
      ...Object.values(commandIds),
      ...Object.values(contextKeys),
    ]);
    for (const [, id = ''] of readme.matchAll(/`(claimcheck\.[\w.]+)`/g)) assert.ok(known.has(id), id);
  });
});
