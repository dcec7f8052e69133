import { defineScenarios } from './define';

defineScenarios('chromium');
