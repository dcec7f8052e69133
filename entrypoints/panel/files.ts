import { readFile } from '@/components/read-file';

/** Asks for a session file; its text, or `null` where the user chose none. */
export function pickFile(): Promise<string | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.hidden = true;
  document.body.append(input);
  return new Promise((resolve) => {
    const end = (text: string | null) => {
      input.remove();
      resolve(text);
    };
    input.addEventListener('cancel', () => end(null));
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void readFile(file).then(end);
      else end(null);
    });
    input.click();
  });
}
