/** A panel that fails says why and leaves the others standing. */
import { Component, type ComponentChildren } from 'preact';
import { StoreContext } from './context.ts';

interface GuardState {
  readonly reason: string | null;
}

export class Guard extends Component<{ readonly children: ComponentChildren }, GuardState> {
  override state: GuardState = { reason: null };

  static override getDerivedStateFromError(error: unknown): GuardState {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ComponentChildren {
    const { reason } = this.state;
    if (reason === null) return this.props.children;
    return (
      <StoreContext.Consumer>
        {(store) => (
          <p class="second" role="alert">
            {store === null ? reason : store.t.value.panelFailed({ reason })}
          </p>
        )}
      </StoreContext.Consumer>
    );
  }
}
