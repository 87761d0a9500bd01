/** The name of a tensor as a key of a message: a dot would mean a level. */
export type MessageKey<Name extends string> = Name extends `${infer First}.${infer Rest}`
  ? `${First}_${MessageKey<Rest>}`
  : Name;

/** The name of a tensor as a key of a message, fc1_weight_gradient. */
export function messageKey<Name extends string>(name: Name): MessageKey<Name> {
  return name.replaceAll('.', '_') as MessageKey<Name>; // as the type says
}
