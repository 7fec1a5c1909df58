/** An error boundary round one region: a broken part never takes the rest of the window down. */
import { Component, type ReactNode } from 'react';
import { Failure } from '../core/failure.ts';
import { Button } from './button.tsx';
import { FailureNote } from './failure-note.tsx';

export interface RegionProps {
  /** What broke, for the words: "The camera tree". */
  readonly name: string;
  /** A new value (such as the address) gives the region another chance. */
  readonly resetKey?: string | undefined;
  readonly children: ReactNode;
}

interface RegionState {
  readonly error: unknown;
  readonly failedKey: string | undefined;
}

export class Region extends Component<RegionProps, RegionState> {
  override state: RegionState = { error: undefined, failedKey: undefined };

  static getDerivedStateFromError(error: unknown): Partial<RegionState> {
    return { error: error ?? new Error('nothing was thrown') };
  }

  static getDerivedStateFromProps(props: RegionProps, state: RegionState): Partial<RegionState> {
    return props.resetKey === state.failedKey ? {} : { error: undefined, failedKey: props.resetKey };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    const { name } = this.props;
    return (
      <div className="p-6">
        <FailureNote
          failure={brokenBy(this.state.error, name)}
          system={name}
          actions={<Button onClick={() => this.setState({ error: undefined })}>Show it again</Button>}
        />
      </div>
    );
  }
}

/** What was thrown, as the fault that it is: ours, unless it is a failure of a system. */
function brokenBy(error: unknown, name: string): Failure {
  if (error instanceof Failure) return error;
  return new Failure({ code: 'defect', operation: `show ${name.toLowerCase()}`, cause: error });
}
