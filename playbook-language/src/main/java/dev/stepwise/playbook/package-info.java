package dev.stepwise.playbook;
