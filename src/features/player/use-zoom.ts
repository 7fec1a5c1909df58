/** Binds a picture's layer to its zoom, for as long as both are shown. */
import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import { createStore, type Store } from '../../core/readable.ts';
import { createZoomDriver, type ZoomDriver } from './zoom-driver.ts';
import { WHOLE_PICTURE, type ZoomView } from './zoom-geometry.ts';

export interface PressHandlers {
  readonly onPress: (() => void) | undefined;
  readonly onDoublePress: (() => void) | undefined;
}

export interface ZoomBinding {
  /** The `ref` of the layer that the video lies in. */
  readonly layer: RefCallback<HTMLElement>;
  readonly driver: ZoomDriver | undefined;
}

/** Without a view the picture is always seen whole. */
export function useZoom(view: Store<ZoomView> | undefined, handlers: PressHandlers): ZoomBinding {
  const [driver, setDriver] = useState<ZoomDriver>();
  const newest = useRef(handlers);
  useEffect(() => {
    newest.current = handlers;
  });
  const layer = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      const made = createZoomDriver({
        layer: element,
        view: view ?? createStore(WHOLE_PICTURE),
        fixed: view === undefined,
        onPress: () => newest.current.onPress?.(),
        onDoublePress: () => newest.current.onDoublePress?.(),
      });
      setDriver(made);
      return () => {
        made.dispose();
        setDriver(undefined);
      };
    },
    [view],
  );
  return { layer, driver };
}
