import { useEffect, useState } from 'react';
import { PanelMedia } from '../core/oral/panel-media';
import { Store } from '../core/store';
import { useStore } from './use-store';

/** An examiner's camera and microphone for as long as the page is open; null for one moment at the start. */
export function usePanelMedia(): PanelMedia | null {
  const [holder] = useState(() => new Store<PanelMedia | null>(null));
  useEffect(() => {
    const media = new PanelMedia(navigator.mediaDevices);
    holder.set(media);
    return () => {
      media.close();
      holder.set(null);
    };
  }, [holder]);
  return useStore(holder);
}
