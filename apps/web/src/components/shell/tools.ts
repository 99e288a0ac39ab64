'use client';

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What can be opened over any page, from anywhere: by a key, a menu, or a command. One at a time. */
export type Tool = 'none' | 'palette' | 'shortcuts' | 'new room';

const store = createStore<{ tool: Tool }>(() => ({ tool: 'none' }));

export const openTool = (tool: Tool): void => store.setState({ tool });
export const useTool = (): Tool => useStore(store, (state) => state.tool);
