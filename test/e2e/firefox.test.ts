import { defineScenarios } from './define';

defineScenarios('firefox');
