/** The lecture's first look at dropout: a matrix of ones, 5 samples of 10 values. */
export const onesRows = 5;
export const onesColumns = 10;
