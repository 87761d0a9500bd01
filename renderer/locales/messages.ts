/** Messages of another language: the keys of English, any text. */
export type Messages<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Messages<Source[Key]>;
};
