import { format } from 'prettier';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { experimentFileSchema } from '#shared/experiment/experiment-file.ts';

/** `npm run schema` writes the file anew. */
it('the published JSON Schema is the one of the validator', async () => {
  const schema = z.toJSONSchema(experimentFileSchema, { io: 'input' });
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 120 });
  await expect(text).toMatchFileSnapshot('../../../../shared/experiment/experiment-file.schema.json');
});
