/**
 * Who may import whom, as one table. Read with a parser from the code itself; fails as well when it
 * sees suspiciously few imports, because then it looks at nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '..');
/** Far fewer than there are: the point is that it is not zero. */
const FEWEST_IMPORTS = 400;

/** What a layer may import, besides itself. A feature, a vendor and an emulator is each a layer. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  platform: ['core'],
  ui: ['core'],
  'vendors/contract': ['core', 'platform'],
  'vendors/*': ['core', 'platform', 'vendors/contract'],
  systems: ['core', 'platform', 'ui', 'vendors/contract'],
  'features/*': ['core', 'platform', 'ui', 'systems', 'vendors/contract'],
  routes: ['core', 'platform', 'ui', 'systems', 'features/*', 'vendors/contract'],
  app: [
    'core',
    'platform',
    'ui',
    'systems',
    'features/*',
    'vendors/*',
    'vendors/contract',
    'routes',
    'generated',
  ],
  main: ['app', 'ui'],
  generated: ['routes'],
  proxy: ['core', 'platform'],
  emulators: [],
};

/** Packages that core may use: none; a lower layer must not grow them unnoticed. */
const MAY_USE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  core: [],
  platform: ['valibot', '@valibot/to-json-schema', 'idb', 'mediabunny'],
  'vendors/contract': [],
  'vendors/*': ['valibot'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly isPackage: boolean;
}

function layerOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  if (/^vendors\/contract(-\w+)?\.ts$/.test(path)) return 'vendors/contract';
  if (first === 'vendors' || first === 'features') return `${first}/${second}`;
  if (path === 'main.tsx') return 'main';
  if (path === 'routeTree.gen.ts') return 'generated';
  return first;
}

const ruleOf = (layer: string): string =>
  layer !== 'vendors/contract' && /^(vendors|features)\//.test(layer) ? layer.replace(/\/.*/, '/*') : layer;

/** Every import of the source, tests and test support apart: those may reach anything. */
function allImports(): readonly Import[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|(^|\/)testing\/|test-client/.test(path),
    );
  return files.flatMap((file) => importsOf(file));
}

/** A literal such as 8n is of no interest here, and JSON knows none. */
const withoutBigInt = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? null : value);

function importsOf(file: string): readonly Import[] {
  const { module, program } = parseSync(file, readFileSync(join(SOURCE, file), 'utf8'));
  const dynamic = [
    ...JSON.stringify(program, withoutBigInt).matchAll(/"type":"ImportExpression".*?"value":"([^"]+)"/g),
  ];
  const specifiers = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...dynamic.flatMap((match) => match[1] ?? []),
  ];
  return specifiers.map((specifier) => {
    const isPackage = !specifier.startsWith('.');
    const target = isPackage ? specifier : relative(SOURCE, resolve(SOURCE, dirname(file), specifier));
    return {
      file,
      from: layerOf(file),
      to: isPackage ? specifier : layerOf(target.replaceAll('\\', '/')),
      isPackage,
    };
  });
}

const imports = allImports();

describe('the layers', () => {
  it('are read from enough imports to mean something', () => {
    expect(imports.length).toBeGreaterThan(FEWEST_IMPORTS);
  });

  it('import only what the table allows', () => {
    const wrong = imports
      .filter(({ from, to, isPackage }) => {
        if (isPackage || from === to) return false;
        const allowed = MAY_IMPORT[ruleOf(from)];
        return allowed === undefined || !(allowed.includes(to) || allowed.includes(ruleOf(to)));
      })
      .map(({ file, to }) => `${file} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('keep to their packages', () => {
    const wrong = imports
      .filter(({ from, to, isPackage }) => {
        const allowed = MAY_USE_PACKAGES[ruleOf(from)];
        return (
          isPackage &&
          allowed !== undefined &&
          !allowed.some((name) => to === name || to.startsWith(`${name}/`))
        );
      })
      .map(({ file, to }) => `${file} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('name no vendor where all vendors share', () => {
    const shared = /^(core|platform|ui|systems|features|routes|proxy)\//;
    const names = /videoloft|manything|findface|axxon|\bvdg\b|nx witness|networkoptix/i;
    const wrong = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => shared.test(path) && /\.(tsx?|css)$/.test(path) && !/\.test\.tsx?$/.test(path))
      .filter((path) => names.test(readFileSync(join(SOURCE, path), 'utf8')));
    expect(wrong).toEqual([]);
  });
});
