import { until } from '../support/browser/remote';
import type { Browser, Page, Panel, View } from '../support/browser/types';

/** Steps that scenarios share, on documents of the extension and its badge. */

/** Waits until the badge of the page's tab is like this. */
export async function waitForBadge(browser: Browser, page: Page, pattern: RegExp): Promise<void> {
  await until(`a badge like ${pattern}`, async () =>
    pattern.test((await browser.badge(page)).text),
  );
}

/** Sets the control with this label (or labelled by this heading): a text, a number, or a choice by value or text. */
export function fill(view: View, label: string, value: string): Promise<unknown> {
  return view.waitFor(
    (name, wanted) => {
      const clean = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? '';
      const controls = document.querySelectorAll<
        HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
      >('input, select, textarea');
      const control = [...controls].find(
        (one) =>
          clean(one.labels?.[0]?.textContent).startsWith(name) ||
          one.getAttribute('aria-label') === name ||
          clean(document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.textContent) ===
            name,
      );
      if (!control) {
        const editor = document.querySelector<HTMLElement>(`.cm-content[aria-label="${name}"]`);
        if (!editor) return false;
        editor.focus();
        getSelection()?.selectAllChildren(editor);
        return document.execCommand('insertText', false, wanted);
      }
      if (control instanceof HTMLSelectElement) {
        const option = [...control.options].find(
          (one) => one.value === wanted || one.textContent.includes(wanted),
        );
        if (!option) return false;
        control.value = option.value;
      } else control.value = wanted;
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    },
    label,
    value,
  );
}

/** Waits until this text is on show. */
export function waitForText(view: View, text: string): Promise<unknown> {
  return view.waitFor((wanted) => document.body.innerText.includes(wanted), text);
}

/** Waits until this text is gone. */
export function waitForNoText(view: View, text: string): Promise<unknown> {
  return view.waitFor((wanted) => !document.body.innerText.includes(wanted), text);
}

/** What has the focus: its role and its name. */
export function focused(view: View): Promise<string> {
  return view.evaluate(() => {
    const element = document.activeElement;
    const role = element?.getAttribute('role') ?? element?.localName ?? '';
    return `${role} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`.trim();
  });
}

/** From now on files that the document hands out are kept for `savedFile`, and none is downloaded. */
export function catchFiles(view: View): Promise<void> {
  return view.evaluate(() => {
    const files: Blob[] = [];
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file: Blob) => {
      files.push(file);
      return create(file);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
    const letGo = () => {
      URL.createObjectURL = create;
      for (const type of [HTMLAnchorElement, HTMLInputElement])
        Reflect.deleteProperty(type.prototype, 'click');
    };
    Object.assign(window, { caught: { files, letGo } });
  });
}

/** The text of the next file that the document hands out, or has handed out already. */
export function savedFile(view: View): Promise<string> {
  return view.waitFor(() => {
    const { caught } = window as { caught?: { files: Blob[] } };
    return caught?.files.shift()?.text();
  });
}

/** What the document's next question for a file is answered with, in place of the browser's dialog. */
export function offerFile(view: View, text: string): Promise<void> {
  return view.evaluate((content) => {
    HTMLInputElement.prototype.click = function answer() {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'session.json', { type: 'application/json' }));
      this.files = transfer.files;
      this.dispatchEvent(new Event('change', { bubbles: true }));
    };
  }, text);
}

/** Ends what `catchFiles` and `offerFile` began. */
export function letFilesGo(view: View): Promise<void> {
  return view.evaluate(() => {
    const { caught } = window as { caught?: { letGo: () => void } };
    caught?.letGo();
  });
}

/** The rules that have a finding now; the Findings tab must be shown. */
export function rulesIn(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    Array.from(
      document.querySelectorAll('[aria-label=Findings] [role=row]:has([role=gridcell])'),
      (row) => row.getAttribute('data-id')?.split(':', 1)[0] ?? '',
    ),
  );
}

/**
 * What scripts raised in the page. The browser's own lines on requests are left out: scenarios share a
 * page, and servers of those before are gone.
 */
export async function scriptErrors(page: Page): Promise<string[]> {
  const errors = await page.errors();
  return errors.filter((text) => !/^Failed to load resource|Content Security Policy/.test(text));
}
