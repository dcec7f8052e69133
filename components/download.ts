/** ms after which the browser has taken the file. */
const TAKEN_MS = 10_000;

/** Hands the user a file to keep. */
export function download(name: string, mime: string, parts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
}
