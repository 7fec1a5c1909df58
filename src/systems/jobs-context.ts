/** The board of long work, for parts that put jobs up or show them. */
import { createContext } from 'react';
import { createJobBoard, type JobBoard } from './job-board.ts';

export const JobsContext = createContext<JobBoard>(createJobBoard());
