/// REST, as people and programs use it. Start at [UpgradeResource]; each error becomes a [Problem].
@NullMarked
package dev.stepwise.planner.adapter.http;

import org.jspecify.annotations.NullMarked;
