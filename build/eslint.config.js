import { resolve } from 'node:path';
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import pluginVue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import { roomRules } from './eslint-rooms.js';
import { readScriptsOfComponents } from './eslint-vue-scripts.js';

readScriptsOfComponents();

const code = ['**/*.{ts,cts,js,vue}'];

export default defineConfig(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', '**/*.cjs'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: code,
    extends: [
      eslint.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      pluginVue.configs['flat/recommended'],
    ],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: resolve(import.meta.dirname, '..'),
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      eqeqeq: 'error',
      // The compiler checks globals, with the platform library of each room.
      'no-undef': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/multi-word-component-names': 'error',
      'vue/no-v-html': 'error',
      // A style attribute is refused by the content security policy; a :style binding is set through the DOM and is not.
      'vue/no-static-inline-styles': ['error', { allowBinding: true }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/no-unused-refs': 'error',
      // A default export is what a single-file component is.
      'no-restricted-exports': 'off',
    },
  },
  // Layout belongs to Prettier alone.
  {
    files: ['**/*.vue'],
    rules: {
      ...Object.fromEntries(
        [
          'html-closing-bracket-newline',
          'html-closing-bracket-spacing',
          'html-indent',
          'first-attribute-linebreak',
          'max-attributes-per-line',
          'multiline-html-element-content-newline',
          'mustache-interpolation-spacing',
          'no-multi-spaces',
          'no-spaces-around-equal-signs-in-attribute',
          'singleline-html-element-content-newline',
          'html-self-closing',
          'html-quotes',
        ].map((rule) => [`vue/${rule}`, 'off']),
      ),
    },
  },
  {
    name: 'dropout-lab/browser-memory',
    files: ['renderer/**'],
    ignores: ['renderer/memory/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage'].map((name) => ({
          name,
          message: 'A browser may refuse it: use renderer/memory.',
        })),
      ],
    },
  },
  // Tools find their configuration by its default export.
  { files: ['build/*.config.{ts,js}', '**/vue-shim.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  roomRules,
);
