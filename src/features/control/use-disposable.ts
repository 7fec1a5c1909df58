/** A driver that lives exactly as long as a part of the page is shown. */
import { useEffect, useState } from 'react';

interface Disposable {
  readonly dispose: () => void;
}

/** Made by `create`, which must stay the same as long as the driver should; undefined makes none. */
export function useDisposable<T extends Disposable>(create: (() => T) | undefined): T | undefined {
  const [made, setMade] = useState<T>();
  useEffect(() => {
    if (create === undefined) return undefined;
    const driver = create();
    // oxlint-disable-next-line react/set-state-in-effect -- the driver lives exactly as long as this effect
    setMade(driver);
    return () => {
      driver.dispose();
      setMade(undefined);
    };
  }, [create]);
  return made;
}
