import type { Definition } from './definition';

/** A vendor's file: everything that the product knows of its protocol. */
interface VendorFile {
  readonly definition: Definition;
}

const files = import.meta.glob<VendorFile>('./vendors/*.ts', { eager: true });

/** The definitions that come with the product, by id. A new file in `vendors/` is one more. */
export function catalogue(): readonly Definition[] {
  return Object.values(files)
    .map((file) => file.definition)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
