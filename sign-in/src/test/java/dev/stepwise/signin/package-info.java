@NullMarked
package dev.stepwise.signin;

import org.jspecify.annotations.NullMarked;
