/// Silences in Prometheus Alertmanager. Start at `AlertmanagerChannel`.
@NullMarked
package dev.stepwise.notifier.adapter.alertmanager;

import org.jspecify.annotations.NullMarked;
