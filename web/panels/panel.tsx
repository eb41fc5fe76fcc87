/** A panel opened by a button, below it in the flow of the page: heading, Close, Escape; then the button has the focus again. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from './context.ts';

export interface PanelProps {
  /** Of the panel; the button that opens it has it as aria-controls. */
  readonly id: string;
  readonly class?: string;
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** Between the heading and the button that closes. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Panel({ id, open, title, onClose, aside, children, ...more }: PanelProps): JSX.Element {
  const t = useStore().t.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // asked for by hand: the eye and the keyboard go there; a link that asks for it leaves the page where it is
    if (open && !first.current) heading.current?.focus();
    first.current = false;
  }, [open]);
  if (!open) return <div id={id} hidden />;
  const close = (): void => {
    onClose();
    document.querySelector<HTMLElement>(`[aria-controls="${id}"]`)?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <section id={id} class={`panel ${more.class ?? id}`} aria-labelledby={`${id}-title`} onKeyDown={keys}>
      <div class="figure-head">
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {aside}
        <button type="button" class="link figure-toggle" onClick={close}>
          {t.closePanel}
        </button>
      </div>
      {children}
    </section>
  );
}
