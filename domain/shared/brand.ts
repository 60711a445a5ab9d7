declare const brand: unique symbol;

/** A nominal type: a `Brand<string, 'StaffId'>` cannot be handed over where another kind of string is wanted. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
