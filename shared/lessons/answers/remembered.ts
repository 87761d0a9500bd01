import type { LessonContext } from './verdict.ts';

interface Memory<Value> {
  readonly settings: LessonContext['settings'];
  readonly values: Map<string, Value>;
}

/**
 * A function of a step and a key that is computed once for each, for a class answers the same questions many times. What it gives is kept as
 * long as the record is; a record with other settings begins anew.
 */
export function remembered<Key, Value>(
  compute: (key: Key, context: LessonContext) => Value,
): (key: Key, context: LessonContext) => Value {
  const memories = new WeakMap<LessonContext['record'], Memory<Value>>();
  return (key, context) => {
    const { record, settings } = context;
    let memory = memories.get(record);
    if (memory?.settings !== settings) {
      memory = { settings, values: new Map<string, Value>() };
      memories.set(record, memory);
    }
    const name = JSON.stringify(key);
    const known = memory.values.get(name);
    if (known !== undefined) return known;
    const value = compute(key, context);
    memory.values.set(name, value);
    return value;
  };
}
