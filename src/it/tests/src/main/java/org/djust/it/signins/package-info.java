/** That an open page does nothing more for who has signed out or lost a role. */
package org.djust.it.signins;
