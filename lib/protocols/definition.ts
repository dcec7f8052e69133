export type Definition = { readonly id: string };
