/// <reference types="vite/client" />
import { createAnswerEditor } from '../../apps/web/src/core/rich-text/answer-editor';

/** The parts of a candidate's page that the spec looks at, without the service behind them. */
const page = {
  edit(html: string): void {
    const element = document.getElementById('editor');
    if (!element) throw new Error('The page has no place for the editor');
    const editor = createAnswerEditor({
      ...{ element, html, label: 'Answer', editable: true },
      onChange: () => undefined,
    });
    editor.commands.focus('start');
  },
};
Object.assign(window, { page });
