/** A list of which one entry is picked by arrow keys or pointer; the choice follows the keys. */
import type { ComponentChildren, JSX } from 'preact';

interface ListProps {
  readonly ids: readonly string[];
  readonly picked: string;
  /** Begins the ids of the entries in the document. */
  readonly prefix: string;
  readonly label: string;
  readonly class?: string;
  readonly onPick: (id: string) => void;
  readonly children: ComponentChildren;
}

export function Listbox({ ids, picked, prefix, label, onPick, children, ...rest }: ListProps): JSX.Element {
  const at = ids.indexOf(picked);
  const move = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = ids.length - 1;
    const next = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at < 0 ? last : at - 1,
      ArrowLeft: at < 0 ? last : at - 1,
      Home: 0,
      End: last,
      ' ': Math.max(0, at),
      Enter: Math.max(0, at),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const id = ids[Math.min(last, Math.max(0, next))];
    if (id !== undefined && id !== picked) onPick(id);
  };
  return (
    <div
      class={rest.class}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at >= 0 ? `${prefix}-${picked}` : undefined}
      onKeyDown={move}
    >
      {children}
    </div>
  );
}
