/** The one thing to do about a session: sign in, sign out, or, where nobody signs in, connect again. */
import { LogIn, LogOut, RefreshCw } from 'lucide-react';
import type { ConnectionId } from '../../core/ids.ts';
import { Button } from '../../ui/button.tsx';
import type { SessionState, VendorSystem } from '../../vendors/contract.ts';
import { asksNobody, connectAgain } from './connect-again.ts';

export interface SessionButtonProps {
  readonly id: ConnectionId;
  /** Undefined while its code loads. */
  readonly system: Pick<VendorSystem, 'session'> | undefined;
  readonly session: SessionState;
  readonly onSignIn: (id: ConnectionId) => void;
}

export function SessionButton({ id, system, session, onSignIn }: SessionButtonProps) {
  if (system !== undefined && asksNobody(system)) {
    return session.kind === 'signedIn' ? (
      <Button
        tone="quiet"
        icon={LogOut}
        disabledReason={`Nobody signs in here; its access is set by the configuration: ${session.account}.`}
      >
        Sign out
      </Button>
    ) : (
      <Button icon={RefreshCw} onClick={() => connectAgain(system)}>
        Connect
      </Button>
    );
  }
  return session.kind === 'signedIn' || session.kind === 'signingIn' ? (
    <Button tone="quiet" icon={LogOut} onClick={() => void system?.session.signOut()}>
      Sign out
    </Button>
  ) : (
    <Button
      icon={LogIn}
      onClick={() => onSignIn(id)}
      {...(system === undefined ? { disabledReason: 'Its adapter is not loaded' } : {})}
    >
      Sign in
    </Button>
  );
}
