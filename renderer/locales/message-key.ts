/** A name with dots, such as a tensor's, as a key of a message: a dot would mean a level. */
export type MessageKey<Name extends string> = Name extends `${infer First}.${infer Rest}`
  ? `${First}_${MessageKey<Rest>}`
  : Name;

/** A name as a key of a message, such as fc1_weight_gradient. */
export function messageKey<Name extends string>(name: Name): MessageKey<Name> {
  return name.replaceAll('.', '_') as MessageKey<Name>; // as the type says
}
