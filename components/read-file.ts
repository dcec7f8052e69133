/** What is worth asking the disk for. */
const LARGEST_BYTES = 400_000_000;

/** A file's text; empty where it is too large or can't be read: whoever parses it says that it is no such file. */
export async function readFile(file: File): Promise<string> {
  return file.size > LARGEST_BYTES ? '' : file.text().catch(() => '');
}
