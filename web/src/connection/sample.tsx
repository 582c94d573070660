import { CopyButton } from '../design/copy-button.js';

/** Something to be copied and run, or set, elsewhere. */
export function Sample({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="commands">
      <div className="row">
        <h3>{title}</h3>
        <CopyButton value={text} what={title} />
      </div>
      <pre>
        <code>{text}</code>
      </pre>
    </div>
  );
}
