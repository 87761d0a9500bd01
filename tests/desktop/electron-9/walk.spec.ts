import { steps } from '../walk.ts';
import { test } from './walk-test.ts';

test.beforeEach(({ place }) => {
  test.skip('reason' in place, 'reason' in place ? place.reason : '');
});

for (const [name, step] of Object.entries(steps)) test(name, ({ start, folder }) => step({ start, folder }));
