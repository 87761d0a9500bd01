import { describe, expect, test } from 'vitest';
import { shippedBill } from '../../../../build/scripts/release/bill-of-materials.js';

const component = (name: string) => ({ name, version: '1.0.0', 'bom-ref': `${name}@1.0.0` });
const bill = {
  metadata: { component: component('folder') },
  components: [
    { ...component('bundled'), scope: 'optional', properties: [{ name: 'development', value: 'true' }] },
    component('tool'),
    component('electron'),
  ],
  dependencies: [
    { ref: 'folder@1.0.0', dependsOn: ['bundled@1.0.0', 'tool@1.0.0'] },
    { ref: 'tool@1.0.0', dependsOn: ['bundled@1.0.0'] },
  ],
};
const library = {
  kind: 'wheel',
  title: 'the TensorFlow wheel (tensorflow 2.21.0)',
  requirement: 'tensorflow==2.21.0',
  platformTag: 'any',
  sha256: 'ab'.repeat(32),
  libraries: [],
} as const;

describe('the bill of materials', () => {
  const shipped = shippedBill(bill, 'dropout-lab', [component('bundled')], [library]);

  test('holds what users get, and no tool', () => {
    expect(shipped.metadata.component.name).toBe('dropout-lab');
    expect(shipped.components.map(({ name, scope }) => [name, scope])).toEqual([
      ['bundled', 'required'],
      ['electron', 'required'],
      ['tensorflow', 'optional'],
    ]);
    expect(shipped.components[2]).toMatchObject({
      version: '2.21.0',
      purl: 'pkg:pypi/tensorflow@2.21.0',
      hashes: [{ alg: 'SHA-256', content: library.sha256 }],
    });
  });

  test('names no part that it does not hold', () => {
    expect(shipped.dependencies).toEqual([{ ref: 'folder@1.0.0', dependsOn: ['bundled@1.0.0'] }]);
  });

  test('is not made when npm does not know what is packed', () => {
    expect(() => shippedBill(bill, 'dropout-lab', [component('unknown')], [])).toThrow('unknown@1.0.0');
  });
});
