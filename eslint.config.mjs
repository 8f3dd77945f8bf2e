import eslint from '@eslint/js';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Rules are errors or off: a warning is a decision nobody took. */
export default tseslint.config(
  // The sessions of tests/api are scripts of sites, whose types their test checks: they are made of the hub that runs.
  {
    ignores: [
      'dist/**',
      '.data/**',
      '.strapi/**',
      'node_modules/**',
      'types/generated/**',
      'public/**',
      'tests/api/sessions/**',
      'examples/site/{.astro,.cache,dist,dist.next,dist.previous}/**',
      'examples/site/dist-server.cjs',
      'examples/site/src/generated/**',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/admin/tsconfig.json', './tests/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      // A package imports nothing of ours: no cycle leads through one, and reading them took more than reading ours.
      'import-x/ignore': ['[\\\\/]node_modules[\\\\/]'],
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Strapi's services, plugins and document params are typed as any; what we take from them is typed where it enters.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      eqeqeq: 'error',
      'no-restricted-globals': ['error', { name: 'strapi', message: 'Take strapi as a parameter.' }],
      'import-x/no-cycle': 'error',
      'import-x/order': [
        'error',
        {
          groups: ['builtin', 'external', 'parent', 'sibling'],
          'newlines-between': 'always',
          alphabetize: { order: 'asc' },
        },
      ],
      // The walls: data flows from plugins' options inwards, and one plugin never reaches into another or into the content model.
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            {
              target: './src/plugins',
              from: './src',
              except: ['./plugins'],
              message: 'A plugin takes what it needs as options; config/plugins.ts composes.',
            },
            ...['localization', 'overview', 'translations'].map((plugin) => ({
              target: `./src/plugins/${plugin}`,
              from: './src/plugins',
              except: [`./${plugin}`, './localization/shared'],
              message: 'Plugins talk through events and services, whose types are in shared/contracts.ts.',
            })),
            {
              target: './src/plugins/*/server/domain',
              from: './node_modules/@strapi',
              message: 'The domain is pure: no Strapi.',
            },
            { target: './src', from: './scripts', message: 'Scripts drive the hub, not the other way round.' },
            { target: ['./src', './config', './scripts'], from: './tests', message: 'Tests are leaves.' },
            {
              target: './examples/site',
              from: ['./src', './config', './scripts', './node_modules/@strapi'],
              message: 'The site knows the hub by its REST API alone.',
            },
          ],
        },
      ],
    },
  },
  // The site has packages and a compiler of its own: its types are checked by Astro.
  {
    files: ['examples/site/**/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null } },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { project: null },
      globals: {
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        process: 'readonly',
        console: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  }
);
