import { Component, type ReactNode } from 'react';
import { Refusal } from '../../ui/refusal.ts';
import { reloadIfReachable } from '../platform/reload.ts';
import { Refused } from './Refused.tsx';

/** A room that fails shows why; the frame around it stays. `at`: another address is another attempt. */
export class Boundary extends Component<{ at: string; children: ReactNode }, { error: unknown; at: string }> {
  override state = { error: undefined as unknown, at: this.props.at };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps(props: { at: string }, state: { at: string }) {
    return props.at === state.at ? null : { error: undefined, at: props.at };
  }

  /** A room whose files did not come stays so until the page is loaded anew. */
  retry = (): void => {
    if (Refusal.of(this.state.error).code === 'offline') void reloadIfReachable();
    else this.setState({ error: undefined });
  };

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <Refused error={this.state.error} retry={this.retry} />;
  }
}
