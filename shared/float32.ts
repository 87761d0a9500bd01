/** The smallest number above 0 that is too large for a float32, about 3.4e38: it rounds to infinity, and all below it do not. */
export const tooLargeForFloat32 = (2 - 2 ** -24) * 2 ** 127;

/** What a JSON Schema says of a number that is above 0 as float32: half of the smallest one rounds to 0. */
export const positiveFloat32Schema = { exclusiveMinimum: 2 ** -150, exclusiveMaximum: tooLargeForFloat32 } as const;

/** The largest finite float32. */
export const largestFloat32 = (2 - 2 ** -23) * 2 ** 127;
